export default definePageConfig({ navigationBarTitleText: '测评', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
