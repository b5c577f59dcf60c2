export default definePageConfig({ navigationBarTitleText: '工作队名册', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
