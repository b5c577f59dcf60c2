export default definePageConfig({ navigationBarTitleText: '今天去的户', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
