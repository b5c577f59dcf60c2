export default definePageConfig({ navigationBarTitleText: '一户', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
