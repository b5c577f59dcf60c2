export default definePageConfig({ navigationBarTitleText: '怎么用', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
